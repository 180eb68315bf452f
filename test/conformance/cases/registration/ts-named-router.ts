import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import express, { type Express } from 'express';
import { healthRouter } from './api/health/healthRouter';
import { productRouter } from './api/product/productRouter';

const app: Express = express();

app.use('/health', healthRouter);
app.use('/products', productRouter);

export default app;
`,
  files: {
    'api/health/healthRouter.ts': `
import express, { type Request, type Response, type Router } from 'express';

export const healthRouter: Router = express.Router();

healthRouter.get('/', (_req: Request, res: Response) => {
  res.status(200).json({ success: true, message: 'Service is healthy', statusCode: 200 });
});
`,
    'api/product/productRouter.ts': `
import express, { type Router } from 'express';
import { productController } from './productController';

export const productRouter: Router = express.Router();

productRouter.get('/', productController.list);
productRouter.get('/:id', productController.get);
`,
    'api/product/productController.ts': `
import type { Request, RequestHandler, Response } from 'express';
import { productService } from './productService';

class ProductController {
  public list: RequestHandler = async (_req: Request, res: Response) => {
    const products = await productService.findAll();
    res.status(200).send(products);
  };

  public get: RequestHandler = async (req: Request, res: Response) => {
    const id = Number.parseInt(req.params.id as string, 10);
    const product = await productService.findById(id);
    if (!product) {
      res.status(404).send({ success: false, message: 'Product not found' });
      return;
    }
    res.status(200).send(product);
  };
}

export const productController = new ProductController();
`,
    'api/product/productService.ts': `
export interface Product {
  id: number;
  name: string;
  price: number;
}

const products: Product[] = [
  { id: 1, name: 'Lamp', price: 20 },
  { id: 2, name: 'Desk', price: 150 },
];

export class ProductService {
  async findAll(): Promise<Product[]> {
    return products;
  }

  async findById(id: number): Promise<Product | undefined> {
    return products.find((product) => product.id === id);
  }
}

export const productService = new ProductService();
`,
  },
  requests: ['GET /health', 'GET /products', 'GET /products/2', 'GET /products/7'],
});
